// Made by tools/tl/generate-types.ts from schema/: change that instead.
export interface MtprotoConstructors {
  'resPQ': { _: 'resPQ'; nonce: Uint8Array; server_nonce: Uint8Array; pq: Uint8Array; server_public_key_fingerprints: bigint[] }
  'p_q_inner_data': { _: 'p_q_inner_data'; pq: Uint8Array; p: Uint8Array; q: Uint8Array; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce: Uint8Array }
  'p_q_inner_data_dc': { _: 'p_q_inner_data_dc'; pq: Uint8Array; p: Uint8Array; q: Uint8Array; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce: Uint8Array; dc: number }
  'p_q_inner_data_temp': { _: 'p_q_inner_data_temp'; pq: Uint8Array; p: Uint8Array; q: Uint8Array; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce: Uint8Array; expires_in: number }
  'p_q_inner_data_temp_dc': { _: 'p_q_inner_data_temp_dc'; pq: Uint8Array; p: Uint8Array; q: Uint8Array; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce: Uint8Array; dc: number; expires_in: number }
  'server_DH_params_fail': { _: 'server_DH_params_fail'; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce_hash: Uint8Array }
  'server_DH_params_ok': { _: 'server_DH_params_ok'; nonce: Uint8Array; server_nonce: Uint8Array; encrypted_answer: Uint8Array }
  'server_DH_inner_data': { _: 'server_DH_inner_data'; nonce: Uint8Array; server_nonce: Uint8Array; g: number; dh_prime: Uint8Array; g_a: Uint8Array; server_time: number }
  'client_DH_inner_data': { _: 'client_DH_inner_data'; nonce: Uint8Array; server_nonce: Uint8Array; retry_id: bigint; g_b: Uint8Array }
  'dh_gen_ok': { _: 'dh_gen_ok'; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce_hash1: Uint8Array }
  'dh_gen_retry': { _: 'dh_gen_retry'; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce_hash2: Uint8Array }
  'dh_gen_fail': { _: 'dh_gen_fail'; nonce: Uint8Array; server_nonce: Uint8Array; new_nonce_hash3: Uint8Array }
  'bind_auth_key_inner': { _: 'bind_auth_key_inner'; nonce: bigint; temp_auth_key_id: bigint; perm_auth_key_id: bigint; temp_session_id: bigint; expires_at: number }
  'destroy_auth_key_ok': { _: 'destroy_auth_key_ok' }
  'destroy_auth_key_none': { _: 'destroy_auth_key_none' }
  'destroy_auth_key_fail': { _: 'destroy_auth_key_fail' }
  'rpc_result': { _: 'rpc_result'; req_msg_id: bigint; result: Uint8Array }
  'rpc_error': { _: 'rpc_error'; error_code: number; error_message: string }
  'rpc_answer_unknown': { _: 'rpc_answer_unknown' }
  'rpc_answer_dropped_running': { _: 'rpc_answer_dropped_running' }
  'rpc_answer_dropped': { _: 'rpc_answer_dropped'; msg_id: bigint; seq_no: number; bytes: number }
  'future_salt': { _: 'future_salt'; valid_since: number; valid_until: number; salt: bigint }
  'future_salts': { _: 'future_salts'; req_msg_id: bigint; now: number; salts: MtprotoConstructors['future_salt'][] }
  'pong': { _: 'pong'; msg_id: bigint; ping_id: bigint }
  'destroy_session_ok': { _: 'destroy_session_ok'; session_id: bigint }
  'destroy_session_none': { _: 'destroy_session_none'; session_id: bigint }
  'new_session_created': { _: 'new_session_created'; first_msg_id: bigint; unique_id: bigint; server_salt: bigint }
  'gzip_packed': { _: 'gzip_packed'; packed_data: Uint8Array }
  'msgs_ack': { _: 'msgs_ack'; msg_ids: bigint[] }
  'bad_msg_notification': { _: 'bad_msg_notification'; bad_msg_id: bigint; bad_msg_seqno: number; error_code: number }
  'bad_server_salt': { _: 'bad_server_salt'; bad_msg_id: bigint; bad_msg_seqno: number; error_code: number; new_server_salt: bigint }
  'msg_resend_req': { _: 'msg_resend_req'; msg_ids: bigint[] }
  'msgs_state_req': { _: 'msgs_state_req'; msg_ids: bigint[] }
  'msgs_state_info': { _: 'msgs_state_info'; req_msg_id: bigint; info: Uint8Array }
  'msgs_all_info': { _: 'msgs_all_info'; msg_ids: bigint[]; info: Uint8Array }
  'msg_detailed_info': { _: 'msg_detailed_info'; msg_id: bigint; answer_msg_id: bigint; bytes: number; status: number }
  'msg_new_detailed_info': { _: 'msg_new_detailed_info'; answer_msg_id: bigint; bytes: number; status: number }
  'http_wait': { _: 'http_wait'; max_delay: number; wait_after: number; max_wait: number }
}

export interface MtprotoTypes {
  'BadMsgNotification': MtprotoConstructors['bad_msg_notification'] | MtprotoConstructors['bad_server_salt']
  'BindAuthKeyInner': MtprotoConstructors['bind_auth_key_inner']
  'Client_DH_Inner_Data': MtprotoConstructors['client_DH_inner_data']
  'DestroyAuthKeyRes': MtprotoConstructors['destroy_auth_key_ok'] | MtprotoConstructors['destroy_auth_key_none'] | MtprotoConstructors['destroy_auth_key_fail']
  'DestroySessionRes': MtprotoConstructors['destroy_session_ok'] | MtprotoConstructors['destroy_session_none']
  'FutureSalt': MtprotoConstructors['future_salt']
  'FutureSalts': MtprotoConstructors['future_salts']
  'HttpWait': MtprotoConstructors['http_wait']
  'MsgDetailedInfo': MtprotoConstructors['msg_detailed_info'] | MtprotoConstructors['msg_new_detailed_info']
  'MsgResendReq': MtprotoConstructors['msg_resend_req']
  'MsgsAck': MtprotoConstructors['msgs_ack']
  'MsgsAllInfo': MtprotoConstructors['msgs_all_info']
  'MsgsStateInfo': MtprotoConstructors['msgs_state_info']
  'MsgsStateReq': MtprotoConstructors['msgs_state_req']
  'NewSession': MtprotoConstructors['new_session_created']
  'P_Q_inner_data': MtprotoConstructors['p_q_inner_data'] | MtprotoConstructors['p_q_inner_data_dc'] | MtprotoConstructors['p_q_inner_data_temp'] | MtprotoConstructors['p_q_inner_data_temp_dc']
  'Pong': MtprotoConstructors['pong']
  'ResPQ': MtprotoConstructors['resPQ']
  'RpcDropAnswer': MtprotoConstructors['rpc_answer_unknown'] | MtprotoConstructors['rpc_answer_dropped_running'] | MtprotoConstructors['rpc_answer_dropped']
  'RpcError': MtprotoConstructors['rpc_error']
  'RpcResult': MtprotoConstructors['rpc_result']
  'Server_DH_Params': MtprotoConstructors['server_DH_params_fail'] | MtprotoConstructors['server_DH_params_ok']
  'Server_DH_inner_data': MtprotoConstructors['server_DH_inner_data']
  'Set_client_DH_params_answer': MtprotoConstructors['dh_gen_ok'] | MtprotoConstructors['dh_gen_retry'] | MtprotoConstructors['dh_gen_fail']
}

export interface MtprotoMethods {
  'req_pq': { request: { _: 'req_pq'; nonce: Uint8Array }; result: MtprotoTypes['ResPQ'] }
  'req_pq_multi': { request: { _: 'req_pq_multi'; nonce: Uint8Array }; result: MtprotoTypes['ResPQ'] }
  'req_DH_params': { request: { _: 'req_DH_params'; nonce: Uint8Array; server_nonce: Uint8Array; p: Uint8Array; q: Uint8Array; public_key_fingerprint: bigint; encrypted_data: Uint8Array }; result: MtprotoTypes['Server_DH_Params'] }
  'set_client_DH_params': { request: { _: 'set_client_DH_params'; nonce: Uint8Array; server_nonce: Uint8Array; encrypted_data: Uint8Array }; result: MtprotoTypes['Set_client_DH_params_answer'] }
  'rpc_drop_answer': { request: { _: 'rpc_drop_answer'; req_msg_id: bigint }; result: MtprotoTypes['RpcDropAnswer'] }
  'get_future_salts': { request: { _: 'get_future_salts'; num: number }; result: MtprotoTypes['FutureSalts'] }
  'ping': { request: { _: 'ping'; ping_id: bigint }; result: MtprotoTypes['Pong'] }
  'ping_delay_disconnect': { request: { _: 'ping_delay_disconnect'; ping_id: bigint; disconnect_delay: number }; result: MtprotoTypes['Pong'] }
  'destroy_session': { request: { _: 'destroy_session'; session_id: bigint }; result: MtprotoTypes['DestroySessionRes'] }
  'destroy_auth_key': { request: { _: 'destroy_auth_key' }; result: MtprotoTypes['DestroyAuthKeyRes'] }
}
