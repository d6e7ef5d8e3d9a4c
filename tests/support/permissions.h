// File permissions as they bind everybody but root, so that tests of write protection also run as root.
#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QtGlobal>

#include <optional>
#include <thread>
#include <utility>

namespace chalkline::test {

/// What `work` returns when run without the right to ignore permissions. Capabilities belong to a thread, so
/// it runs on one of its own, and threads that it starts go without as well.
template <class Work>
auto boundByPermissions(Work work) {
    std::optional<decltype(work())> result;
    std::thread([&] {
        __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
        __user_cap_data_struct rights[2] = {};
        if (::syscall(SYS_capget, &header, rights) != 0) qFatal("capget failed");
        constexpr auto ignoring = (1u << CAP_DAC_OVERRIDE) | (1u << CAP_DAC_READ_SEARCH);
        rights[0].effective &= ~ignoring;
        rights[0].permitted &= ~ignoring;
        if (::syscall(SYS_capset, &header, rights) != 0) qFatal("capset failed");
        result.emplace(work());
    }).join();
    return std::move(*result);
}

} // namespace chalkline::test
