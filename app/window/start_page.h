// What an empty canvas shows: three ways to begin and the files of late. It goes with the first thing drawn.
#pragma once

#include "render/theme.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace chalkline {

class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent);

    void setTheme(ThemeName name);
    /// With small pictures of those that are there and can be read.
    void setRecent(const QStringList& files);
    /// In the middle of the parent.
    void place();

Q_SIGNALS:
    void typeAsked();
    void componentsAsked();
    void exampleAsked(const QString& name);
    void fileAsked(const QString& path);

private:
    void addWay(const QString& title, const QString& keys, const QString& words, void (StartPage::*chosen)());

    ThemeName themeName_ = ThemeName::Light;
    QVBoxLayout* ways_;
    QWidget* recent_;
    QVBoxLayout* recentRows_;
    QStringList files_;
};

} // namespace chalkline
