// Package field says what header values mean: Cache-Control and the targeted
// fields, dates, Age, Vary, validators, cookies, Cache-Status and its kin.
// Every value keeps the span of the bytes it was read from (Parse). Annotate
// explains one line for people, beside the other lines of its exchange; the
// info files hold what is true of a field, a directive, a method or a status
// always. Verdicts of caches are given above this package.
package field
