"""Terms of joint handling as a file (联办规则配置): read whole or refused, naming what is wrong.

One YAML file a city: for each journey or item who leads, in which mode, whose opinion is wanted by
when, and on what basis silence consents or an objection stops the grant.
"""

from tongban.adapters.joint_terms.reading import read_joint_terms

__all__ = ["read_joint_terms"]
