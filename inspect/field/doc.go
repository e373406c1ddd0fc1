// Package field says what header values mean: Cache-Control and the targeted
// fields, dates, Age, Vary, validators, cookies, Cache-Status and its kin.
// Every value keeps the span of the bytes it was read from. The package knows
// nothing of caches; what follows from the values is decided above it.
package field
