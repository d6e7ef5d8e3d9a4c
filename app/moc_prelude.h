// Read first by moc: Qt 6.4's moc stumbles over libstdc++'s <compare> unless its configuration came before.
#pragma once
#include <cstddef>
