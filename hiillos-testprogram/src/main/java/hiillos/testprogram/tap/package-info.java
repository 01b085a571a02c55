/** What belongs here: a list of tests, what they may expect, and the report in TAP (Test Anything Protocol, version 13). */
package hiillos.testprogram.tap;
