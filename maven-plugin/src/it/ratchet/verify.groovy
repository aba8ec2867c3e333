def baseline = new File(basedir, 'unblock-baseline.json').text
assert baseline.contains('it.ratchet.Known') && !baseline.contains('Fresh')

def log = new File(basedir, 'build.log').text
def builds = log.split('Scanning for projects').drop(1)
assert builds.size() == 5
def call = 'mvn dev.unblock:unblock-maven-plugin:'
assert builds[0].contains('There is no baseline') && builds[0].contains(call)
assert builds[1].contains('Wrote ')
assert builds[1] =~ / 0 new finding\(s\), [1-9]\d* known, 0 fixed/
assert builds[2] =~ /Failed to execute goal .*: [1-9]\d* new finding\(s\), [1-9]\d* known, 0 fixed\. Report: file:.*report\.html\. Accept them with '${call}/
assert builds[2].contains('src/main/java/it/ratchet/Fresh.java:')
assert !builds[2].contains('src/main/java/it/ratchet/Known.java:') : 'only new ones are named'
assert builds[3] =~ /[1-9]\d* finding\(s\) of severity low or worse/
assert builds[4].contains('Nothing differs') && new File(basedir, 'target/unblock/comparison.html').exists()
def comment = new File(basedir, 'target/unblock/report.md').text
assert !comment.contains('unblock migrate .') && !comment.contains('unblock analyze .') : 'advice in the words of Maven'
assert !log.contains('internal error')
