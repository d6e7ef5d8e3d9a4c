#include "window/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace chalkline {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , text_(new QLabel(this))
    , saveAs_(new QPushButton(tr("Save As …"), this))
    , retry_(new QPushButton(tr("Try Again"), this))
    , reload_(new QPushButton(tr("Reload"), this)) {
    setObjectName(QStringLiteral("bar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(60, 6, 16, 6);
    row->setSpacing(8);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    row->addWidget(text_, 1);
    for (QPushButton* button : {retry_, reload_, saveAs_})
        row->addWidget(button);
    connect(saveAs_, &QPushButton::clicked, this, &NoticeBar::saveAsAsked);
    connect(retry_, &QPushButton::clicked, this, &NoticeBar::retryAsked);
    connect(reload_, &QPushButton::clicked, this, &NoticeBar::reloadAsked);
    hide();
}

void NoticeBar::tell(const QString& text, int offers) {
    text_->setText(text);
    saveAs_->setVisible(offers & SaveAs);
    retry_->setVisible(offers & Retry);
    reload_->setVisible(offers & Reload);
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const {
    return isHidden() ? QString() : text_->text();
}

} // namespace chalkline
