// Opens a file as Excalidraw itself does, for excalidraw.mjs.
import { Excalidraw, restore } from '@excalidraw/excalidraw';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

window.load = async text => {
    const initialData = restore(JSON.parse(text), null, null, { repairBindings: true });
    window.kept = initialData.elements.filter(element => !element.isDeleted).length;
    await new Promise(done => {
        const excalidrawAPI = api => { window.api = api; done(); };
        const root = createRoot(document.getElementById('root'));
        root.render(createElement(Excalidraw, { initialData, excalidrawAPI }));
    });
};
