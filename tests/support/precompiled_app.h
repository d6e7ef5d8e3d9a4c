// Precompiled for speed only: every test of the window still includes what it uses.
#pragma once
#include "support/precompiled.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>
