/** Shared by the tests of all modules. */
@NullMarked
package dev.makertime.testkit;

import org.jspecify.annotations.NullMarked;
