/**
 * How somebody goes for good.
 *
 * <p>Refuses: taking it back. Hardest invariant: from the first moment on nobody finds who left, however long
 * it takes until the last of what was theirs is gone.
 */
package io.fabula.domain.account.leaving;
