package org.apache.zookeeper.data;

public class Stat {}
