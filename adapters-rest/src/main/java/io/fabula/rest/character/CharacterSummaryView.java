package io.fabula.rest.character;

import java.time.Instant;
import java.util.List;

/** A character as lists show it. */
public record CharacterSummaryView(String object, String id, String slug, String ownerId, String name,
    String tagline,
    List<String> tags, String gender, String language, boolean nsfw, String visibility, String avatarUrl,
    String thumbnailUrl, long likeCount, long favoriteCount, long upvotes, long downvotes, long voteScore,
    long commentCount, long chatCount, boolean hidden, Instant createdAt, Instant updatedAt) {}
