package com.acme.hub;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import com.google.common.io.CharStreams;
import com.google.common.util.concurrent.RateLimiter;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.IOUtils;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.ZooKeeper;
import org.eclipse.jgit.api.Git;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.sqs.SqsClient;

@RestController
public class Clouds {

    private final RateLimiter limiter = RateLimiter.create(10); // ok
    private final Cache<String, String> cache = CacheBuilder.newBuilder().maximumSize(10).build(); // ok

    @GetMapping("/aws")
    public long aws(S3Client s3, S3AsyncClient later, SqsClient sqs) {
        GetObjectRequest request = GetObjectRequest.builder().bucket("b").key("k").build(); // ok
        later.headObject(b -> b.bucket("b")).thenAccept(head -> {}); // ok
        sqs.sendMessage(b -> b.queueUrl("q").messageBody("m")); // ! request cloud
        return s3.getObjectAsBytes(request).asByteArray().length; // ! request cloud
    }

    @GetMapping("/aws1")
    public boolean aws1(com.amazonaws.services.s3.AmazonS3 s3) {
        com.amazonaws.services.s3.model.GetObjectRequest request =
                new com.amazonaws.services.s3.model.GetObjectRequest("b", "k"); // ok
        s3.getObject(request); // ! request cloud
        return s3.doesObjectExist("b", "k"); // ! request cloud
    }

    @GetMapping("/google")
    public byte[] google(Storage storage) {
        BlobId id = BlobId.of("b", "k"); // ok
        storage.create(BlobInfo.newBuilder(id).build(), new byte[0]); // ! request cloud
        return storage.readAllBytes(id); // ! request cloud
    }

    @GetMapping("/azure")
    public boolean azure(BlobContainerClient container) {
        BlobClient blob = container.getBlobClient("k"); // ok
        String url = blob.getBlobUrl(); // ok
        return blob.exists() || url.isEmpty(); // ! request cloud
    }

    @GetMapping("/minio")
    public boolean minio(MinioClient minio) throws Exception {
        return minio.bucketExists(BucketExistsArgs.builder().bucket("b").build()); // ! request cloud
    }

    @GetMapping("/grid")
    public String grid(HazelcastInstance hazelcast) {
        IMap<String, String> map = hazelcast.getMap("m"); // ok
        map.putAsync("a", "b"); // ok
        return map.get("a"); // ! request grid
    }

    @GetMapping("/sftp")
    public void sftp() throws Exception {
        Session session = new JSch().getSession("me", "host"); // ok
        session.setPassword("x"); // ok
        session.connect(1000); // ! request ftp
        ChannelSftp channel = (ChannelSftp) session.openChannel("sftp"); // ok
        channel.connect(); // ! request ftp
        channel.put("/a", "/b"); // ! request ftp
    }

    @GetMapping("/ftp")
    public void ftp() throws IOException {
        FTPClient ftp = new FTPClient(); // ok
        ftp.setConnectTimeout(100); // ok
        ftp.connect("host"); // ! request ftp
        ftp.login("me", "x"); // ! request ftp
        ftp.listFiles("/"); // ! request ftp
    }

    @GetMapping("/coordination")
    public byte[] coordination(CuratorFramework curator, ZooKeeper zookeeper) throws Exception {
        curator.getData().inBackground().forPath("/a"); // ok
        zookeeper.exists("/a", false); // ! request data
        return curator.getData().forPath("/a"); // ! request data
    }

    @GetMapping("/ldap")
    public void ldap(LdapTemplate ldap) {
        ldap.lookup("cn=me"); // ! request ldap
        ldap.setDefaultTimeLimit(100); // ok
    }

    @GetMapping("/git")
    public void git() throws Exception {
        Git.cloneRepository().setURI("http://git").call(); // ! request http
    }

    @GetMapping("/guava")
    public String guava() throws Exception {
        cache.put("a", "b"); // ok
        String cached = cache.getIfPresent("a"); // ok
        boolean now = limiter.tryAcquire(); // ok
        limiter.acquire(); // ! request lock
        String read = CharStreams.toString(new StringReader("x")); // ok
        return cached + now + read + ImmutableList.of(1).get(0); // ok
    }

    @GetMapping("/commons")
    public String commons(File file) throws IOException, InterruptedException {
        String text = FileUtils.readFileToString(file, StandardCharsets.UTF_8); // ! request file
        String name = file.getName(); // ok
        IOUtils.toInputStream(text, StandardCharsets.UTF_8); // ok
        String copied = IOUtils.toString(new StringReader(name)); // ok
        TimeUnit.MILLISECONDS.sleep(5); // ! request sleep
        return text + copied + TimeUnit.SECONDS.toMillis(1); // ok
    }
}
