/** What users think of things of other rooms, under the addresses of those things. */
package io.fabula.rest.community;
