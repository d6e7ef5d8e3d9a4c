// What nearly every file of the window reads; compiled once.
#pragma once

#include "edit/session.h"
#include "edit/transaction.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>
#include <QWidget>
