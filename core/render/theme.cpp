#include "render/theme.h"

namespace chalkline {

const Theme& themeOf(ThemeName name) {
    static const Theme light{"#F6F4EE",
                             "#FFFFFF",
                             "#1B2126",
                             "#525C66",
                             "#2A343C",
                             "#9A3400",
                             "#1763B8",
                             "#857F70",
                             "#5A5547",
                             "#7C858D",
                             "#B3122E",
                             {{"#47525E", "#E9EBED"},
                              {"#2079E6", "#DFECFB"},
                              {"#26775A", "#DCEEE6"},
                              {"#C2429A", "#F8E1F0"},
                              {"#A17A12", "#F6EBCB"},
                              {"#9A3400", "#F6DDD0"}}};
    static const Theme dark{"#161B1E",
                            "#20272B",
                            "#EEF1EE",
                            "#A9B3B6",
                            "#D5DCDD",
                            "#F07E58",
                            "#6DB4FF",
                            "#758086",
                            "#B3BBB8",
                            "#6F7C83",
                            "#FF8292",
                            {{"#B9C4CE", "#323B42"},
                             {"#5EA9FE", "#1B3754"},
                             {"#9BEBC2", "#1D4536"},
                             {"#B980B0", "#432C42"},
                             {"#FBC662", "#473A14"},
                             {"#E8704C", "#4F2A1D"}}};
    switch (name) {
    case ThemeName::Light:
        return light;
    case ThemeName::Dark:
        return dark;
    }
    return light;
}

} // namespace chalkline
