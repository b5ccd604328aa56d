/** What broke the focus of a team: meeting series, manual work and waits, never people. */
@NullMarked
package dev.makertime.analysis.focus;

import org.jspecify.annotations.NullMarked;
