#include "Radio.hpp"

#include <atomic>
#include <cstdint>

#include <host/ble_gap.h>
#include <host/ble_hs.h>
#include <host/ble_sm.h>
#include <host/ble_store.h>

namespace neuralglasses::board
{

namespace
{

// The controller numbers its connections from 0 or 1 on and has at most 9. The stack's own walk over them needs a lock that it does not share.
constexpr uint16_t LastConnection = 15;

std::atomic<int> bondings{0};
ble_store_write_fn *storeWrite = nullptr;

// The stack stores a peer's keys when a pairing with bonding is through, and before it says that the link is encrypted.
int OnStoreWrite(int objectType, const union ble_store_value *value)
{
    const int result = storeWrite(objectType, value);
    if (objectType == BLE_STORE_OBJ_TYPE_PEER_SEC && result == 0)
    {
        bondings++;
    }

    return result;
}

bool Find(uint16_t connection, struct ble_gap_conn_desc *description)
{
    return ble_gap_conn_find(connection, description) == 0;
}

} // namespace

void WatchBonds()
{
    if (ble_hs_cfg.store_write_cb != OnStoreWrite)
    {
        storeWrite = ble_hs_cfg.store_write_cb;
        ble_hs_cfg.store_write_cb = OnStoreWrite;
    }

    // Without its identity a central that changes its address, as phones do every quarter of an hour, is a stranger at the next one: the
    // stack stores and finds keys by address, and the runtime asks for encryption keys alone.
    ble_hs_cfg.sm_their_key_dist |= BLE_SM_PAIR_KEY_DIST_ID;
}

int Bondings()
{
    return bondings.load();
}

bool IsBonded()
{
    struct ble_gap_conn_desc description;
    for (uint16_t connection = 0; connection <= LastConnection; connection++)
    {
        if (Find(connection, &description) && description.sec_state.bonded)
        {
            return true;
        }
    }

    return false;
}

void Disconnect()
{
    struct ble_gap_conn_desc description;
    for (uint16_t connection = 0; connection <= LastConnection; connection++)
    {
        if (Find(connection, &description))
        {
            ble_gap_terminate(connection, BLE_ERR_REM_USER_CONN_TERM);
        }
    }
}

} // namespace neuralglasses::board
