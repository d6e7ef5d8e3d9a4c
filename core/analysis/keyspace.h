// How many keys there are of an alphabet and a length, how long they last, and how often random ones collide.
// For short codes and ids. Years of 365 days.
#pragma once

#include "analysis/figure.h"

#include <vector>

namespace chalkline::analysis {

struct KeyspaceInputs {
    double alphabet = 62; // whole, at least 2
    double length = 7;    // whole, at least 1
    double ids_total = 0;
    double ids_per_s = 0;
};

struct KeyspaceResults {
    double min_length = 1;                 // the shortest whose keys are enough for ids_total
    double space = 0;                      // alphabet^length
    double collision_prob_next_insert = 0; // of one random key once ids_total are taken: m/N
    double expected_colliding_pairs = 0;   // of m random keys: m(m-1)/(2N)
    double years_to_exhaust = 0;           // infinite at a rate of 0
};

[[nodiscard]] Expected<KeyspaceResults> keyspace(const KeyspaceInputs& inputs);
[[nodiscard]] std::vector<Figure> keyspaceFigures(const KeyspaceInputs& inputs);
[[nodiscard]] std::vector<FieldWarning> keyspaceWarnings(const KeyspaceInputs& inputs);

} // namespace chalkline::analysis
