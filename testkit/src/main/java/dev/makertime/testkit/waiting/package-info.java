/** How tests wait and what they may take, whoever else works on the machine. */
@NullMarked
package dev.makertime.testkit.waiting;

import org.jspecify.annotations.NullMarked;
