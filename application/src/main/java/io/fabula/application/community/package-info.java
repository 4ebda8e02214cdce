/** What users do with what others made: like, vote, keep. */
package io.fabula.application.community;
