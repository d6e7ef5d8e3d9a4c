// Colour science for the checks of the theme: WCAG 2.1 contrast, CIEDE2000 (Sharma, Wu and Dalal 2005) and
// what colour-blind eyes see (Machado, Oliveira and Fernandes 2009, severity 1, in linear sRGB).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace chalkline::test {

using Triple = std::array<double, 3>;

inline Triple linear(const std::string& hex) {
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double c = static_cast<double>(std::stoi(hex.substr(1 + 2 * i, 2), nullptr, 16)) / 255;
        result[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return result;
}

inline double luminance(const std::string& hex) {
    const Triple c = linear(hex);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

/// 1 to 21.
inline double contrast(const std::string& a, const std::string& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

enum class Vision { Normal, Protan, Deutan, Tritan };

inline Triple seen(const Triple& c, Vision vision) {
    static constexpr std::array<std::array<double, 9>, 4> matrices{
        {{1, 0, 0, 0, 1, 0, 0, 0, 1},
         {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
         {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
         {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}}};
    const auto& m = matrices[static_cast<std::size_t>(vision)];
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = std::clamp(m[3 * i] * c[0] + m[3 * i + 1] * c[1] + m[3 * i + 2] * c[2], 0.0, 1.0);
    return result;
}

inline Triple lab(const Triple& c) {
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// Mean hue of CIEDE2000, degrees.
inline double meanHue(double h1, double h2) {
    if (std::abs(h1 - h2) <= 180) return (h1 + h2) / 2;
    return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

inline double ciede2000(const Triple& p, const Triple& q) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double mean = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const double g = 0.5 * (1 - std::sqrt(std::pow(mean, 7) / (std::pow(mean, 7) + std::pow(25.0, 7))));
    const double a1 = p[1] * (1 + g);
    const double a2 = q[1] * (1 + g);
    const double c1 = std::hypot(a1, p[2]);
    const double c2 = std::hypot(a2, q[2]);
    const auto hue = [&](double a, double b) {
        const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
        return degrees < 0 ? degrees + 360 : degrees;
    };
    const double h1 = hue(a1, p[2]);
    const double h2 = hue(a2, q[2]);
    double dh = h2 - h1;
    if (dh > 180) dh -= 360;
    if (dh < -180) dh += 360;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(dh) / 2);
    const double l = (p[0] + q[0]) / 2 - 50;
    const double c = (c1 + c2) / 2;
    const double h = meanHue(h1, h2);
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.2 * std::cos(radians(4 * h - 63));
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double rc = 2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
    const double dl = (q[0] - p[0]) / (1 + 0.015 * l * l / std::sqrt(20 + l * l));
    const double dc = (c2 - c1) / (1 + 0.045 * c);
    const double dhh = dH / (1 + 0.015 * c * t);
    return std::sqrt(dl * dl + dc * dc + dhh * dhh - std::sin(radians(2 * turn)) * rc * dc * dhh);
}

/// How different two colours look to an eye.
inline double distance(const std::string& a, const std::string& b, Vision vision) {
    return ciede2000(lab(seen(linear(a), vision)), lab(seen(linear(b), vision)));
}

} // namespace chalkline::test
