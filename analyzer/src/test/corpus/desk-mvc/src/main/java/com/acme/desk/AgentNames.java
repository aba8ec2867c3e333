package com.acme.desk;

import java.util.List;

public interface AgentNames {

    List<String> all();
}
