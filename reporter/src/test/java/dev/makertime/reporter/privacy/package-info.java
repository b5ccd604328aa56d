/** An attacker who asks only what a lead and a manager may ask, and computes with the answers. */
@NullMarked
package dev.makertime.reporter.privacy;

import org.jspecify.annotations.NullMarked;
