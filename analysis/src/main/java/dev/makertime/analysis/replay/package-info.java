/** What would have been measured in a period with other tools, by changing its evidence. */
@NullMarked
package dev.makertime.analysis.replay;

import org.jspecify.annotations.NullMarked;
