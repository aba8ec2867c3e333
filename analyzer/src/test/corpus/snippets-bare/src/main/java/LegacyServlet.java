package com.example.legacy;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class LegacyServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String name = request.getParameter("name"); // ok
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:x"); // ! request jdbc
                Statement statement = connection.createStatement()) { // ok
            ResultSet rows = statement.executeQuery("select 1"); // ! request jdbc
            while (rows.next()) { // ! request jdbc
                response.setHeader(name, rows.getString(1)); // ok
            }
        } catch (SQLException e) {
            log(e.getMessage()); // ok
        }
        PrintWriter out = response.getWriter(); // ok
        out.flush(); // ok
    }
}
