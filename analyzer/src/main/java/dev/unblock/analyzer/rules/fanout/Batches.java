package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The form in which an API takes many at once, where it has one. */
final class Batches {

    /** For calls of these types by these names. */
    private record Form(String type, Set<String> single, String many) {}

    private static final List<Form> FORMS = List.of(
            new Form(
                    "org.springframework.data.repository.Repository",
                    Set.of("findById", "findOne", "getOne", "getById", "getReferenceById"),
                    "findAllById"),
            new Form("org.springframework.data.repository.Repository", Set.of("save", "saveAndFlush"), "saveAll"),
            new Form(
                    "org.springframework.data.repository.Repository",
                    Set.of("delete", "deleteById"),
                    "deleteAll or deleteAllByIdInBatch"),
            new Form("com.baomidou.mybatisplus.core.mapper.BaseMapper", Set.of("selectById"), "selectBatchIds"),
            new Form("com.baomidou.mybatisplus.core.mapper.BaseMapper", Set.of("deleteById"), "deleteBatchIds"),
            new Form("com.baomidou.mybatisplus.extension.service.IService", Set.of("getById"), "listByIds"),
            new Form("com.baomidou.mybatisplus.extension.service.IService", Set.of("save"), "saveBatch"),
            new Form("com.baomidou.mybatisplus.extension.service.IService", Set.of("updateById"), "updateBatchById"),
            new Form("com.baomidou.mybatisplus.extension.service.IService", Set.of("removeById"), "removeByIds"),
            new Form("org.springframework.jdbc.core.JdbcOperations", Set.of("update"), "batchUpdate"),
            new Form(
                    "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
                    Set.of("update"),
                    "batchUpdate"),
            new Form("java.sql.PreparedStatement", Set.of("executeUpdate", "execute"), "addBatch and executeBatch"),
            new Form("org.springframework.data.redis.core.ValueOperations", Set.of("get"), "multiGet"),
            new Form("org.springframework.data.redis.core.ValueOperations", Set.of("set"), "multiSet"),
            new Form(
                    "org.springframework.data.redis.core.RedisOperations",
                    Set.of("delete", "hasKey"),
                    "the call that takes a collection of keys"));

    private Batches() {}

    /** Such as {@code saveAll}. */
    static Optional<String> of(Inspection inspection, Wait wait) {
        return FORMS.stream()
                .filter(form -> form.single().contains(wait.target().name()))
                .filter(form -> inspection.isSubtype(wait.target().owner(), form.type()))
                .map(Form::many)
                .findFirst();
    }
}
