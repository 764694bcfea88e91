"""Which addresses belong to the public internet, however they are wrapped."""

from ipaddress import ip_address

import pytest

from references.networks import is_public

# address, whether it is on the public internet, what it is
TABLE = """
93.184.215.14              yes  an ordinary host
2606:2800:21f:cb07::1      yes  an ordinary host
127.0.0.1                  no   this machine
::1                        no   this machine
0.0.0.0                    no   this machine, by another name
::                         no   this machine, by another name
10.1.2.3                   no   a private network
172.16.9.9                 no   a private network
192.168.1.1                no   a private network
169.254.169.254            no   a cloud's metadata
fe80::1                    no   the same cable
fd00::1                    no   a private network
100.64.0.1                 no   behind a provider's translation
224.0.0.1                  no   many machines at once
239.1.1.1                  no   many machines at once
ff02::1                    no   many machines at once
::ffff:127.0.0.1           no   this machine, wrapped
::ffff:93.184.215.14       yes  an ordinary host, wrapped
64:ff9b::7f00:1            no   this machine, translated
64:ff9b::5db8:d70e         yes  an ordinary host, translated
2002:7f00:1::              no   this machine, tunnelled
198.51.100.7               no   for documentation
3fff::1                    no   for documentation
100.100.100.200            no   another cloud's metadata
192.0.0.192                no   one more cloud's metadata
fd00:ec2::254              no   a cloud's metadata
255.255.255.255            no   everybody on the cable
240.0.0.1                  no   reserved
192.88.99.1                no   a relay between the two internets
::7f00:1                   no   this machine, wrapped as nobody does any more
::ffff:0:7f00:1            no   this machine, wrapped for a translator
64:ff9b:1::7f00:1          no   this machine, translated by a gateway of one's own
64:ff9b::a9fe:a9fe         no   a cloud's metadata, translated
2002:a9fe:a9fe::1          no   a cloud's metadata, tunnelled
2001:0:5db8:d70e::1        no   tunnelled, whoever is behind it
2606:4700::5efe:7f00:1     no   this machine, in a site's own tunnel
fec0::1                    no   a private network of old
5f00::1                    no   between routers
ff0e::1                    no   many machines at once, everywhere
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_only_the_public_internet_is_open_by_itself(line: str) -> None:
    address, open_, _ = line.split(maxsplit=2)
    assert is_public(ip_address(address)) is (open_ == "yes")
