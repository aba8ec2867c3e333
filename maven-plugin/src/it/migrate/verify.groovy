['plan.json', 'plan.md', 'rewrite-wave-0.yml', 'unblock.json', 'report.html'].each {
    assert new File(basedir, "target/preview/${it}").isFile() : it
}
def previewed = new File(basedir, 'target/preview/wave-0.patch').text
assert previewed =~ /(?m)^\+.*connectTimeout/
assert previewed == new File(basedir, 'target/unblock/wave-0.patch').text : 'the preview left all to do, and told the truth'

assert new File(basedir, 'src/main/java/it/quotes/Quotes.java').text.contains('connectTimeout')
assert new File(basedir, 'build.log').text =~ /steps      [1-9]\d* kept, 0 reverted/

def children = new File(basedir, 'target/unblock/logs').listFiles().findAll { it.name.endsWith('.log') }*.text
assert children
assert children.every { it.contains('BUILD SUCCESS') }
assert children.every { it.contains('Skipped.') } : 'our own goals stay out of the builds that prove a step'
