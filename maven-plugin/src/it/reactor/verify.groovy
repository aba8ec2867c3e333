import groovy.json.JsonSlurper

assert new File(basedir, 'target/unblock/report.html').isFile()
['remote', 'web'].each { assert !new File(basedir, "${it}/target/unblock").exists() : 'once, at the root' }

['direct', 'unblock', 'chosen'].each { folder ->
    def found = new JsonSlurper().parse(new File(basedir, "target/${folder}/unblock.json")).findings
    assert found.any { it.file.startsWith('remote/') } : folder
    assert found.any { it.file.startsWith('web/') } : folder

    def remoteCall = found.find { it.file == 'remote/src/main/java/it/remote/Prices.java' && it.sink }
    def files = remoteCall.paths.collectMany { it.frames }.collect { it.file } as Set
    assert files.contains('web/src/main/java/it/web/Shop.java') : "${folder}: a path across modules, but ${files}"
}
assert new File(basedir, 'target/chosen').list().toList() == ['unblock.json']
assert !new File(basedir, 'target/skipped').exists()

assert new File(basedir, 'target/again').list().toList().sort() == ['report.html', 'unblock.json']
assert new File(basedir, 'target/again/unblock.json').text == new File(basedir, 'target/unblock/unblock.json').text
assert new File(basedir, 'target/again/report.html').text.contains('<html lang="de">')

def log = new File(basedir, 'build.log').text
assert log.count('The last module of the reactor does the work for all.') == 2 * 2
assert log.count('… Inspecting') == 2 : 'once for each build that found something new'
assert log.count('… Nothing changed since the last run') == 1 : 'the third build, though it writes another format'
assert log.contains('pom.xml is no result of unblock')
assert !log.contains('internal error')
