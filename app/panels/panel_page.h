// What every page of the side panel is: a view of the session, told of a new one by showSession(). Pages meet
// the canvas only through the session's records, selection and highlight.
#pragma once

#include "edit/session.h"

#include <QWidget>

#include <set>

namespace chalkline {

/// How much the program helps: nothing that looks like help while a screen is shared, hints when asked for,
/// everything.
enum class Mode { Interview, Practice, Work };

class PanelPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Null = nothing to show. The session outlives the page or is replaced before it goes.
    virtual void showSession(Session* session) = 0;
    /// Puts what is being typed into the document; before saving, closing, undo.
    virtual void finishEditing() {}
    /// Puts a record of the page in front; false if the page does not list it.
    virtual bool showRecord(Ref) { return false; }
    /// Pages that offer help show as much of it as the mode allows.
    virtual void setMode(Mode) {}
    /// True: the steps of its stage stand on the page itself and not above it.
    [[nodiscard]] virtual bool tellsSteps() const { return false; }

Q_SIGNALS:
    /// For the status bar.
    void said(const QString& message);
    /// The canvas, or the page that lists it, should bring these into view.
    void revealAsked(const std::set<Ref>& refs);
};

} // namespace chalkline
