// Written by scripts/embed-page.
static const uint8_t file_0[] = {
#embed "../FastraceViewer/Web/app.js"
};
static const uint8_t file_1[] = {
#embed "../FastraceViewer/Web/compare/align.js"
};
static const uint8_t file_2[] = {
#embed "../FastraceViewer/Web/compare/form.js"
};
static const uint8_t file_3[] = {
#embed "../FastraceViewer/Web/compare/head.js"
};
static const uint8_t file_4[] = {
#embed "../FastraceViewer/Web/compare/page.js"
};
static const uint8_t file_5[] = {
#embed "../FastraceViewer/Web/compare/rows.js"
};
static const uint8_t file_6[] = {
#embed "../FastraceViewer/Web/compare/view.js"
};
static const uint8_t file_7[] = {
#embed "../FastraceViewer/Web/core/announce.js"
};
static const uint8_t file_8[] = {
#embed "../FastraceViewer/Web/core/api.js"
};
static const uint8_t file_9[] = {
#embed "../FastraceViewer/Web/core/colors.js"
};
static const uint8_t file_10[] = {
#embed "../FastraceViewer/Web/core/dom.js"
};
static const uint8_t file_11[] = {
#embed "../FastraceViewer/Web/core/format.js"
};
static const uint8_t file_12[] = {
#embed "../FastraceViewer/Web/core/keys.js"
};
static const uint8_t file_13[] = {
#embed "../FastraceViewer/Web/core/live.js"
};
static const uint8_t file_14[] = {
#embed "../FastraceViewer/Web/core/press.js"
};
static const uint8_t file_15[] = {
#embed "../FastraceViewer/Web/core/router.js"
};
static const uint8_t file_16[] = {
#embed "../FastraceViewer/Web/core/store.js"
};
static const uint8_t file_17[] = {
#embed "../FastraceViewer/Web/core/theme.js"
};
static const uint8_t file_18[] = {
#embed "../FastraceViewer/Web/core/virtual.js"
};
static const uint8_t file_19[] = {
#embed "../FastraceViewer/Web/icon.svg"
};
static const uint8_t file_20[] = {
#embed "../FastraceViewer/Web/index.html"
};
static const uint8_t file_21[] = {
#embed "../FastraceViewer/Web/list/data.js"
};
static const uint8_t file_22[] = {
#embed "../FastraceViewer/Web/list/empty.js"
};
static const uint8_t file_23[] = {
#embed "../FastraceViewer/Web/list/filters.js"
};
static const uint8_t file_24[] = {
#embed "../FastraceViewer/Web/list/form.js"
};
static const uint8_t file_25[] = {
#embed "../FastraceViewer/Web/list/page.js"
};
static const uint8_t file_26[] = {
#embed "../FastraceViewer/Web/list/query.js"
};
static const uint8_t file_27[] = {
#embed "../FastraceViewer/Web/list/rows.js"
};
static const uint8_t file_28[] = {
#embed "../FastraceViewer/Web/list/scatter-scale.js"
};
static const uint8_t file_29[] = {
#embed "../FastraceViewer/Web/list/scatter.js"
};
static const uint8_t file_30[] = {
#embed "../FastraceViewer/Web/map/geometry.js"
};
static const uint8_t file_31[] = {
#embed "../FastraceViewer/Web/map/graph.js"
};
static const uint8_t file_32[] = {
#embed "../FastraceViewer/Web/map/labels.js"
};
static const uint8_t file_33[] = {
#embed "../FastraceViewer/Web/map/layers.js"
};
static const uint8_t file_34[] = {
#embed "../FastraceViewer/Web/map/loops.js"
};
static const uint8_t file_35[] = {
#embed "../FastraceViewer/Web/map/page.js"
};
static const uint8_t file_36[] = {
#embed "../FastraceViewer/Web/map/rates.js"
};
static const uint8_t file_37[] = {
#embed "../FastraceViewer/Web/operations/page.js"
};
static const uint8_t file_38[] = {
#embed "../FastraceViewer/Web/shell/failure.js"
};
static const uint8_t file_39[] = {
#embed "../FastraceViewer/Web/shell/header.js"
};
static const uint8_t file_40[] = {
#embed "../FastraceViewer/Web/shell/help.js"
};
static const uint8_t file_41[] = {
#embed "../FastraceViewer/Web/shell/icons.js"
};
static const uint8_t file_42[] = {
#embed "../FastraceViewer/Web/shell/import.js"
};
static const uint8_t file_43[] = {
#embed "../FastraceViewer/Web/shell/range.js"
};
static const uint8_t file_44[] = {
#embed "../FastraceViewer/Web/shell/sorted-table.js"
};
static const uint8_t file_45[] = {
#embed "../FastraceViewer/Web/style/base.css"
};
static const uint8_t file_46[] = {
#embed "../FastraceViewer/Web/style/compare.css"
};
static const uint8_t file_47[] = {
#embed "../FastraceViewer/Web/style/details.css"
};
static const uint8_t file_48[] = {
#embed "../FastraceViewer/Web/style/flame.css"
};
static const uint8_t file_49[] = {
#embed "../FastraceViewer/Web/style/list.css"
};
static const uint8_t file_50[] = {
#embed "../FastraceViewer/Web/style/map.css"
};
static const uint8_t file_51[] = {
#embed "../FastraceViewer/Web/style/shell.css"
};
static const uint8_t file_52[] = {
#embed "../FastraceViewer/Web/style/tokens.css"
};
static const uint8_t file_53[] = {
#embed "../FastraceViewer/Web/style/trace.css"
};
static const uint8_t file_54[] = {
#embed "../FastraceViewer/Web/style/waterfall.css"
};
static const uint8_t file_55[] = {
#embed "../FastraceViewer/Web/trace/actions.js"
};
static const uint8_t file_56[] = {
#embed "../FastraceViewer/Web/trace/commands.js"
};
static const uint8_t file_57[] = {
#embed "../FastraceViewer/Web/trace/derive.js"
};
static const uint8_t file_58[] = {
#embed "../FastraceViewer/Web/trace/details/attributes.js"
};
static const uint8_t file_59[] = {
#embed "../FastraceViewer/Web/trace/details/errors.js"
};
static const uint8_t file_60[] = {
#embed "../FastraceViewer/Web/trace/details/events.js"
};
static const uint8_t file_61[] = {
#embed "../FastraceViewer/Web/trace/details/panel.js"
};
static const uint8_t file_62[] = {
#embed "../FastraceViewer/Web/trace/details/values.js"
};
static const uint8_t file_63[] = {
#embed "../FastraceViewer/Web/trace/flame/canvas.js"
};
static const uint8_t file_64[] = {
#embed "../FastraceViewer/Web/trace/flame/fallback.js"
};
static const uint8_t file_65[] = {
#embed "../FastraceViewer/Web/trace/flame/layout.js"
};
static const uint8_t file_66[] = {
#embed "../FastraceViewer/Web/trace/flame/view.js"
};
static const uint8_t file_67[] = {
#embed "../FastraceViewer/Web/trace/header.js"
};
static const uint8_t file_68[] = {
#embed "../FastraceViewer/Web/trace/load.js"
};
static const uint8_t file_69[] = {
#embed "../FastraceViewer/Web/trace/model/critical-path.js"
};
static const uint8_t file_70[] = {
#embed "../FastraceViewer/Web/trace/model/find.js"
};
static const uint8_t file_71[] = {
#embed "../FastraceViewer/Web/trace/model/logs.js"
};
static const uint8_t file_72[] = {
#embed "../FastraceViewer/Web/trace/model/model.js"
};
static const uint8_t file_73[] = {
#embed "../FastraceViewer/Web/trace/model/self-time.js"
};
static const uint8_t file_74[] = {
#embed "../FastraceViewer/Web/trace/model/skew.js"
};
static const uint8_t file_75[] = {
#embed "../FastraceViewer/Web/trace/model/tree.js"
};
static const uint8_t file_76[] = {
#embed "../FastraceViewer/Web/trace/model/visible.js"
};
static const uint8_t file_77[] = {
#embed "../FastraceViewer/Web/trace/notices.js"
};
static const uint8_t file_78[] = {
#embed "../FastraceViewer/Web/trace/page.js"
};
static const uint8_t file_79[] = {
#embed "../FastraceViewer/Web/trace/panes.js"
};
static const uint8_t file_80[] = {
#embed "../FastraceViewer/Web/trace/state.js"
};
static const uint8_t file_81[] = {
#embed "../FastraceViewer/Web/trace/table/aggregate.js"
};
static const uint8_t file_82[] = {
#embed "../FastraceViewer/Web/trace/table/view.js"
};
static const uint8_t file_83[] = {
#embed "../FastraceViewer/Web/trace/toolbar.js"
};
static const uint8_t file_84[] = {
#embed "../FastraceViewer/Web/trace/waterfall/axis.js"
};
static const uint8_t file_85[] = {
#embed "../FastraceViewer/Web/trace/waterfall/drag.js"
};
static const uint8_t file_86[] = {
#embed "../FastraceViewer/Web/trace/waterfall/minimap.js"
};
static const uint8_t file_87[] = {
#embed "../FastraceViewer/Web/trace/waterfall/row.js"
};
static const uint8_t file_88[] = {
#embed "../FastraceViewer/Web/trace/waterfall/splitter.js"
};
static const uint8_t file_89[] = {
#embed "../FastraceViewer/Web/trace/waterfall/view.js"
};
static const uint8_t file_90[] = {
#embed "../FastraceViewer/Web/trace/window.js"
};
static const struct fastrace_page_file files[] = {
    {"app.js", "text/javascript; charset=utf-8", file_0, sizeof(file_0)},
    {"compare/align.js", "text/javascript; charset=utf-8", file_1, sizeof(file_1)},
    {"compare/form.js", "text/javascript; charset=utf-8", file_2, sizeof(file_2)},
    {"compare/head.js", "text/javascript; charset=utf-8", file_3, sizeof(file_3)},
    {"compare/page.js", "text/javascript; charset=utf-8", file_4, sizeof(file_4)},
    {"compare/rows.js", "text/javascript; charset=utf-8", file_5, sizeof(file_5)},
    {"compare/view.js", "text/javascript; charset=utf-8", file_6, sizeof(file_6)},
    {"core/announce.js", "text/javascript; charset=utf-8", file_7, sizeof(file_7)},
    {"core/api.js", "text/javascript; charset=utf-8", file_8, sizeof(file_8)},
    {"core/colors.js", "text/javascript; charset=utf-8", file_9, sizeof(file_9)},
    {"core/dom.js", "text/javascript; charset=utf-8", file_10, sizeof(file_10)},
    {"core/format.js", "text/javascript; charset=utf-8", file_11, sizeof(file_11)},
    {"core/keys.js", "text/javascript; charset=utf-8", file_12, sizeof(file_12)},
    {"core/live.js", "text/javascript; charset=utf-8", file_13, sizeof(file_13)},
    {"core/press.js", "text/javascript; charset=utf-8", file_14, sizeof(file_14)},
    {"core/router.js", "text/javascript; charset=utf-8", file_15, sizeof(file_15)},
    {"core/store.js", "text/javascript; charset=utf-8", file_16, sizeof(file_16)},
    {"core/theme.js", "text/javascript; charset=utf-8", file_17, sizeof(file_17)},
    {"core/virtual.js", "text/javascript; charset=utf-8", file_18, sizeof(file_18)},
    {"icon.svg", "image/svg+xml", file_19, sizeof(file_19)},
    {"index.html", "text/html; charset=utf-8", file_20, sizeof(file_20)},
    {"list/data.js", "text/javascript; charset=utf-8", file_21, sizeof(file_21)},
    {"list/empty.js", "text/javascript; charset=utf-8", file_22, sizeof(file_22)},
    {"list/filters.js", "text/javascript; charset=utf-8", file_23, sizeof(file_23)},
    {"list/form.js", "text/javascript; charset=utf-8", file_24, sizeof(file_24)},
    {"list/page.js", "text/javascript; charset=utf-8", file_25, sizeof(file_25)},
    {"list/query.js", "text/javascript; charset=utf-8", file_26, sizeof(file_26)},
    {"list/rows.js", "text/javascript; charset=utf-8", file_27, sizeof(file_27)},
    {"list/scatter-scale.js", "text/javascript; charset=utf-8", file_28, sizeof(file_28)},
    {"list/scatter.js", "text/javascript; charset=utf-8", file_29, sizeof(file_29)},
    {"map/geometry.js", "text/javascript; charset=utf-8", file_30, sizeof(file_30)},
    {"map/graph.js", "text/javascript; charset=utf-8", file_31, sizeof(file_31)},
    {"map/labels.js", "text/javascript; charset=utf-8", file_32, sizeof(file_32)},
    {"map/layers.js", "text/javascript; charset=utf-8", file_33, sizeof(file_33)},
    {"map/loops.js", "text/javascript; charset=utf-8", file_34, sizeof(file_34)},
    {"map/page.js", "text/javascript; charset=utf-8", file_35, sizeof(file_35)},
    {"map/rates.js", "text/javascript; charset=utf-8", file_36, sizeof(file_36)},
    {"operations/page.js", "text/javascript; charset=utf-8", file_37, sizeof(file_37)},
    {"shell/failure.js", "text/javascript; charset=utf-8", file_38, sizeof(file_38)},
    {"shell/header.js", "text/javascript; charset=utf-8", file_39, sizeof(file_39)},
    {"shell/help.js", "text/javascript; charset=utf-8", file_40, sizeof(file_40)},
    {"shell/icons.js", "text/javascript; charset=utf-8", file_41, sizeof(file_41)},
    {"shell/import.js", "text/javascript; charset=utf-8", file_42, sizeof(file_42)},
    {"shell/range.js", "text/javascript; charset=utf-8", file_43, sizeof(file_43)},
    {"shell/sorted-table.js", "text/javascript; charset=utf-8", file_44, sizeof(file_44)},
    {"style/base.css", "text/css; charset=utf-8", file_45, sizeof(file_45)},
    {"style/compare.css", "text/css; charset=utf-8", file_46, sizeof(file_46)},
    {"style/details.css", "text/css; charset=utf-8", file_47, sizeof(file_47)},
    {"style/flame.css", "text/css; charset=utf-8", file_48, sizeof(file_48)},
    {"style/list.css", "text/css; charset=utf-8", file_49, sizeof(file_49)},
    {"style/map.css", "text/css; charset=utf-8", file_50, sizeof(file_50)},
    {"style/shell.css", "text/css; charset=utf-8", file_51, sizeof(file_51)},
    {"style/tokens.css", "text/css; charset=utf-8", file_52, sizeof(file_52)},
    {"style/trace.css", "text/css; charset=utf-8", file_53, sizeof(file_53)},
    {"style/waterfall.css", "text/css; charset=utf-8", file_54, sizeof(file_54)},
    {"trace/actions.js", "text/javascript; charset=utf-8", file_55, sizeof(file_55)},
    {"trace/commands.js", "text/javascript; charset=utf-8", file_56, sizeof(file_56)},
    {"trace/derive.js", "text/javascript; charset=utf-8", file_57, sizeof(file_57)},
    {"trace/details/attributes.js", "text/javascript; charset=utf-8", file_58, sizeof(file_58)},
    {"trace/details/errors.js", "text/javascript; charset=utf-8", file_59, sizeof(file_59)},
    {"trace/details/events.js", "text/javascript; charset=utf-8", file_60, sizeof(file_60)},
    {"trace/details/panel.js", "text/javascript; charset=utf-8", file_61, sizeof(file_61)},
    {"trace/details/values.js", "text/javascript; charset=utf-8", file_62, sizeof(file_62)},
    {"trace/flame/canvas.js", "text/javascript; charset=utf-8", file_63, sizeof(file_63)},
    {"trace/flame/fallback.js", "text/javascript; charset=utf-8", file_64, sizeof(file_64)},
    {"trace/flame/layout.js", "text/javascript; charset=utf-8", file_65, sizeof(file_65)},
    {"trace/flame/view.js", "text/javascript; charset=utf-8", file_66, sizeof(file_66)},
    {"trace/header.js", "text/javascript; charset=utf-8", file_67, sizeof(file_67)},
    {"trace/load.js", "text/javascript; charset=utf-8", file_68, sizeof(file_68)},
    {"trace/model/critical-path.js", "text/javascript; charset=utf-8", file_69, sizeof(file_69)},
    {"trace/model/find.js", "text/javascript; charset=utf-8", file_70, sizeof(file_70)},
    {"trace/model/logs.js", "text/javascript; charset=utf-8", file_71, sizeof(file_71)},
    {"trace/model/model.js", "text/javascript; charset=utf-8", file_72, sizeof(file_72)},
    {"trace/model/self-time.js", "text/javascript; charset=utf-8", file_73, sizeof(file_73)},
    {"trace/model/skew.js", "text/javascript; charset=utf-8", file_74, sizeof(file_74)},
    {"trace/model/tree.js", "text/javascript; charset=utf-8", file_75, sizeof(file_75)},
    {"trace/model/visible.js", "text/javascript; charset=utf-8", file_76, sizeof(file_76)},
    {"trace/notices.js", "text/javascript; charset=utf-8", file_77, sizeof(file_77)},
    {"trace/page.js", "text/javascript; charset=utf-8", file_78, sizeof(file_78)},
    {"trace/panes.js", "text/javascript; charset=utf-8", file_79, sizeof(file_79)},
    {"trace/state.js", "text/javascript; charset=utf-8", file_80, sizeof(file_80)},
    {"trace/table/aggregate.js", "text/javascript; charset=utf-8", file_81, sizeof(file_81)},
    {"trace/table/view.js", "text/javascript; charset=utf-8", file_82, sizeof(file_82)},
    {"trace/toolbar.js", "text/javascript; charset=utf-8", file_83, sizeof(file_83)},
    {"trace/waterfall/axis.js", "text/javascript; charset=utf-8", file_84, sizeof(file_84)},
    {"trace/waterfall/drag.js", "text/javascript; charset=utf-8", file_85, sizeof(file_85)},
    {"trace/waterfall/minimap.js", "text/javascript; charset=utf-8", file_86, sizeof(file_86)},
    {"trace/waterfall/row.js", "text/javascript; charset=utf-8", file_87, sizeof(file_87)},
    {"trace/waterfall/splitter.js", "text/javascript; charset=utf-8", file_88, sizeof(file_88)},
    {"trace/waterfall/view.js", "text/javascript; charset=utf-8", file_89, sizeof(file_89)},
    {"trace/window.js", "text/javascript; charset=utf-8", file_90, sizeof(file_90)},
};
