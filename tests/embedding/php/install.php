<?php
// Installs the site of wp-config.php, as its own first page does.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = 'localhost';
require 'wp-load.php';

function wp_new_blog_notification() {
	// No letter about it.
}

require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Help', 'administrator', 'help@example.com', false, '', 'password' );
