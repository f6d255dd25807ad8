<?php
// WordPress asks nothing of its own machine, nor of an unusual port. In the test ours is at both.
add_filter( 'http_request_host_is_external', fn( $is, $host ) => $is || '127.0.0.1' === $host, 10, 2 );
add_filter( 'http_allowed_safe_ports', fn( $ports ) => array( ...$ports, (int) getenv( 'OUR_PORT' ) ) );
// A machine under load answers late; WordPress waits five seconds.
add_filter( 'http_request_timeout', fn() => 60 );
// The same site in two languages: ?hl=zh_CN.
add_filter( 'locale', fn( $locale ) => 'zh_CN' === ( $_GET['hl'] ?? '' ) ? 'zh_CN' : $locale );
