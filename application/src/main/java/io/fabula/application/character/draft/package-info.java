/** Characters that a model drafts for their authors. */
package io.fabula.application.character.draft;
