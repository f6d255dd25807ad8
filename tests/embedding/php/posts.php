<?php
// Saves posts, each as somebody of its role would, and says their numbers. In and out: JSON.
$_SERVER['HTTP_HOST'] = 'localhost';
require 'wp-load.php';
$numbers = array();
foreach ( json_decode( stream_get_contents( STDIN ), true ) as $name => $post ) {
	$writer = array( 'user_login' => $post['role'], 'user_pass' => 'password', 'role' => $post['role'] );
	wp_set_current_user( username_exists( $post['role'] ) ?: wp_insert_user( $writer ) );
	$saved = array( 'post_title' => $name, 'post_content' => $post['content'], 'post_status' => 'publish' );
	$numbers[ $name ] = wp_insert_post( wp_slash( $saved ) );
}
echo json_encode( $numbers );
