// Precompiled for speed only: every test still includes what it uses.
#pragma once
#include <QtTest>

#include "edit/session.h"
#include "edit/transaction.h"

#include <rapidcheck.h>

#include <random>
#include <sstream>
