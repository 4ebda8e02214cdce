package io.fabula.rest.catalog;

import java.math.BigDecimal;
import java.util.List;

/**
 * @param inputPrice US dollars per million prompt tokens
 * @param outputPrice US dollars per million reply tokens
 */
public record ModelView(String object, String id, String provider, String name, int contextTokens,
    int maxOutputTokens, BigDecimal inputPrice, BigDecimal outputPrice, List<String> capabilities,
    boolean available) {}
