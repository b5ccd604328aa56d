/** First contact: drafts, writes and tries the first files, for a command or in the browser. */
@NullMarked
package dev.makertime.app.setup;

import org.jspecify.annotations.NullMarked;
