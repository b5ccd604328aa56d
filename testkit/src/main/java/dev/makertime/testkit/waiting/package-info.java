/** Clock, waits and time limits of tests, independent of other load on the machine. */
@NullMarked
package dev.makertime.testkit.waiting;

import org.jspecify.annotations.NullMarked;
