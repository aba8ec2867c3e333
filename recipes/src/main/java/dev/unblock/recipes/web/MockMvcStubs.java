package dev.unblock.recipes.web;

/** Just enough of Spring's MockMvc for the compiler to attribute generated code; none of it reaches a project. */
public final class MockMvcStubs {
    public static final String[] ALL = {"""
        package org.springframework.test.web.servlet;
        public interface RequestBuilder {}
        """, """
        package org.springframework.test.web.servlet;
        public interface ResultActions {
            MvcResult andReturn();
        }
        """, """
        package org.springframework.test.web.servlet;
        public interface MvcResult {
            org.springframework.mock.web.MockHttpServletRequest getRequest();
        }
        """, """
        package org.springframework.mock.web;
        public class MockHttpServletRequest {
            public boolean isAsyncStarted() { return false; }
        }
        """, """
        package org.springframework.test.web.servlet;
        public class MockMvc {
            public ResultActions perform(RequestBuilder request) throws Exception { return null; }
        }
        """, """
        package org.springframework.test.web.servlet.request;
        public abstract class MockMvcRequestBuilders {
            public static org.springframework.test.web.servlet.RequestBuilder asyncDispatch(
                org.springframework.test.web.servlet.MvcResult result) { return null; }
        }
        """};

    private MockMvcStubs() {}
}
