package org.bson;

import org.bson.conversions.Bson;

public class Document implements Bson {
    public Document(String key, Object value) {}
}
