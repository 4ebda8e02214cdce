/**
 * Pictures as their blocks: PNG, JPEG, WebP and GIF, without a decoder where none is needed.
 *
 * <p>Refuses: unpacking what nobody asked to see; a compressed block stays compressed. Hardest
 * invariant: what a picture says about its maker never gets into a face.
 */
package io.fabula.persistence.asset.picture;
