// What drawing with Qt's fonts needs of a desktop, without one: the offscreen platform, silent about the
// desktop it does not find. One at a time, for as long as it lives.
#pragma once

#include <QGuiApplication>

namespace chalkline::cli {

class Offscreen {
public:
    Offscreen();
    ~Offscreen();
    Q_DISABLE_COPY_MOVE(Offscreen)

private:
    int count_ = 1;
    char name_[10] = "chalkline";
    char* words_[2] = {name_, nullptr};
    QGuiApplication* application_ = nullptr;
};

} // namespace chalkline::cli
