// Parses and draws Mermaid texts for mermaid.mjs.
import mermaid from 'mermaid';

mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', maxTextSize: 1e7, maxEdges: 1e5 });

window.read = async text => {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const groups = diagram.db.getSubGraphs();
    const groupIds = new Set(groups.map(group => group.id));
    const vertices = [...diagram.db.getVertices().keys()].filter(id => !groupIds.has(id));
    const edges = diagram.db.getEdges();
    return { nodes: vertices.length, edges: edges.length, groups: groups.length, dashed: edges.filter(e => e.stroke === 'dotted').length };
};
let drawn = 0;
window.draw = async text => {
    const { svg } = await mermaid.render(`d${drawn++}`, text);
    const holder = document.createElement('div');
    holder.innerHTML = svg;
    document.body.append(holder);
    const words = selector => [...holder.querySelectorAll(selector)].map(e => {
        for (const br of e.querySelectorAll('br')) br.replaceWith('\n');
        return [...e.querySelectorAll('p')].map(p => p.textContent).join('\n') || e.textContent;
    });
    const found = { nodes: words('.node .nodeLabel'), edges: words('.edgeLabel .edgeLabel').filter(w => w.trim()), groups: words('.cluster-label .nodeLabel'), markup: holder.querySelectorAll('script,a,img,iframe').length };
    holder.remove();
    return found;
};
