// Every step of the project since it was made, as far as undo reaches: choosing one goes back or forward to
// it.
#pragma once

#include "edit/session.h"

#include <QDialog>

class QListWidget;

namespace chalkline {

class VersionsDialog : public QDialog {
    Q_OBJECT
public:
    VersionsDialog(Session& session, QWidget* parent);

    /// Undoes or redoes until `steps` are in force. An error leaves it where it got to.
    [[nodiscard]] static Expected<void> goTo(Session& session, std::size_t steps);

private:
    QListWidget* list_;
};

} // namespace chalkline
