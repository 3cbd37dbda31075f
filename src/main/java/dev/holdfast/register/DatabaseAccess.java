package dev.holdfast.register;

/**
 * How to reach the register: once as the owner of the schema, to migrate it, and ever after as the
 * service.
 *
 * @param url JDBC URL, without credentials
 * @param ownerUser may create tables; its password may be empty
 * @param serviceUser what the pool signs in as; when it is the owner itself, the pool steps down to
 *     {@code holdfast_service}
 */
public record DatabaseAccess(
        String url,
        String ownerUser,
        String ownerPassword,
        String serviceUser,
        String servicePassword) {
    public static final String SERVICE_ROLE = "holdfast_service";

    /** Statement that each pooled connection begins with. */
    public String connectionInitSql() {
        return serviceUser.equals(SERVICE_ROLE) ? "SELECT 1" : "SET ROLE " + SERVICE_ROLE;
    }
}
