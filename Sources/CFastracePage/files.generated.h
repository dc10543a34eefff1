// Written by scripts/embed-page.
static const uint8_t file_0[] = {
#embed "../FastraceViewer/Web/index.html"
};
static const struct fastrace_page_file files[] = {
    {"index.html", "text/html; charset=utf-8", file_0, sizeof(file_0)},
};
