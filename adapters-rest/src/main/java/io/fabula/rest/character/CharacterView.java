package io.fabula.rest.character;

import io.fabula.domain.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A character. The definition is null to those who may not see it; who sees that it is hidden is its owner
 * or an admin.
 *
 * @param liked whether the caller likes it; this and the two that follow are null where nobody is signed in
 * @param favorited whether it is among the caller's favourites
 * @param myVote 1, -1, or 0 where the caller did not vote
 */
public record CharacterView(
    String object,
    String id,
    String slug,
    String ownerId,
    String name,
    String nickname,
    String tagline,
    String description,
    String personality,
    String scenario,
    String firstMessage,
    List<String> alternateGreetings,
    List<String> groupOnlyGreetings,
    String exampleDialogue,
    String systemPrompt,
    String postHistoryInstructions,
    String creator,
    String creatorNotes,
    String characterVersion,
    List<String> tags,
    Map<String, List<String>> structuredTags,
    String gender,
    String language,
    boolean nsfw,
    String visibility,
    boolean definitionVisible,
    String avatarUrl,
    String thumbnailUrl,
    String forkedFrom,
    Json.Obj lorebook,
    Json.Obj extensions,
    long likeCount,
    long favoriteCount,
    long upvotes,
    long downvotes,
    long voteScore,
    long commentCount,
    long chatCount,
    Boolean liked,
    Boolean favorited,
    Integer myVote,
    boolean hidden,
    long version,
    Instant createdAt,
    Instant updatedAt) {}
