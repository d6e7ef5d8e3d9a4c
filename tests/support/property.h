// RapidCheck under Qt Test. holds() runs a property with RC_PARAMS from the environment and, when it fails,
// prints the counterexample, the seed and the RC_PARAMS line that repeats it. RC_ASSERT and RC_FAIL state
// what must hold inside a property. Builders of small designs come along from test_session.h.
#pragma once

#include "support/test_session.h"

#include <QtTest>
#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <random>
#include <sstream>
#include <string>

namespace chalkline::test {

/// True if the property held for every case. Use as QVERIFY(holds("...", [](...) {...})).
template <class Testable>
[[nodiscard]] bool holds(const std::string& description, Testable&& testable, int cases = 100) {
    rc::detail::TestMetadata metadata;
    metadata.id = description;
    metadata.description = description;
    rc::detail::Configuration configuration = rc::detail::configuration();
    rc::detail::TestParams params = configuration.testParams;
    if (!qgetenv("RC_PARAMS").contains("max_success=")) params.maxSuccess = cases;
    rc::detail::TestListenerAdapter listener;
    const rc::detail::TestResult result = rc::detail::checkTestable(
        std::forward<Testable>(testable), metadata, params, listener, configuration.reproduce);
    if (result.template is<rc::detail::SuccessResult>()) return true;
    std::ostringstream report;
    rc::detail::printResultMessage(result, report);
    report << "\nseed " << params.seed << "; the whole run again: RC_PARAMS=\"seed=" << params.seed << "\"";
    if (result.template is<rc::detail::FailureResult>()) {
        configuration.reproduce = {{metadata.id, result.template get<rc::detail::FailureResult>().reproduce}};
        report << "\nthis case again: RC_PARAMS=\"" << rc::detail::configToMinimalString(configuration)
               << "\"";
    }
    qWarning("%s: %s", description.c_str(), report.str().c_str());
    return false;
}

/// A seed that differs from run to run; the seed of RC_PARAMS where it has one.
[[nodiscard]] inline std::uint64_t freshSeed() {
    if (qgetenv("RC_PARAMS").contains("seed=")) return rc::detail::configuration().testParams.seed;
    return std::random_device{}();
}

} // namespace chalkline::test
