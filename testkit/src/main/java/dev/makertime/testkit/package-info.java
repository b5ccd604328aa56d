/** What the tests of all parts share. */
@NullMarked
package dev.makertime.testkit;

import org.jspecify.annotations.NullMarked;
